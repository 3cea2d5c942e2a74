"""What a donor-support script does with a Stripe account, by Stripe's Python library; one JSON line a step.

Usage: python_client.py ORIGIN KEY API_VERSION. Talks to the local Stripe only; knows nothing of the app.
"""

import json
import sys
import uuid
from urllib.parse import urlsplit

import requests
import stripe

origin, key, version = sys.argv[1:4]
if urlsplit(origin).hostname not in ("127.0.0.1", "localhost"):
    sys.exit("for a local Stripe only")
stripe.api_base, stripe.api_key, stripe.api_version = origin, key, version
stripe.max_network_retries = 0

STEPS = []


def step(function):
    """Steps run in the order in which they stand here; a later one may use what an earlier one left in `made`."""
    STEPS.append(function)
    return function


made = {}


def control(**action):
    answer = requests.post(origin + "/sandbox/control", json=action, timeout=20)
    answer.raise_for_status()
    return answer.json()


def expect(actual, wanted):
    if actual != wanted:
        raise AssertionError("expected %r, got %r" % (wanted, actual))


def refused(call, status, code=None):
    """The call is refused with this status, and this code where one is given."""
    try:
        call()
    except stripe.error.StripeError as error:
        expect(error.http_status, status)
        if code:
            expect(error.code, code)
        return error
    raise AssertionError("expected a refusal with %d" % status)


def gift(amount=1500, **more):
    price = {"currency": "usd", "unit_amount": amount, "product_data": {"name": "Gift"}}
    return stripe.checkout.Session.create(
        mode="payment",
        line_items=[{"quantity": 1, "price_data": price}],
        payment_intent_data={"capture_method": "manual", "metadata": {"donation": "don_1"}},
        customer_creation="always",
        success_url="https://unbought.example/thanks",
        **more
    )


def held(amount=1500):
    session = gift(amount)
    return control(action="pay", session=session.id)["payment_intent"]


@step
def a_session_is_made_with_booleans_as_python_writes_them():
    made["session"] = gift(
        adaptive_pricing={"enabled": False}, name_collection={"individual": {"enabled": True, "optional": True}}
    )
    expect(made["session"].status, "open")


@step
def a_repeated_key_is_answered_as_before():
    idempotency_key = str(uuid.uuid4())
    first, second = gift(idempotency_key=idempotency_key), gift(idempotency_key=idempotency_key)
    expect(second.id, first.id)
    refused(lambda: gift(2000, idempotency_key=idempotency_key), 400)


@step
def line_items_are_listed_with_a_limit():
    items = stripe.checkout.Session.list_line_items(made["session"].id, limit=100)
    expect([item.amount_total for item in items.data], [1500])


@step
def a_session_is_expired():
    expect(stripe.checkout.Session.expire(made["session"].id).status, "expired")
    refused(lambda: stripe.checkout.Session.expire(made["session"].id), 400)


@step
def a_hold_is_captured_and_its_money_followed():
    intent = stripe.PaymentIntent.capture(held())
    expect((intent.status, intent.amount_received), ("succeeded", 1500))
    charge = stripe.Charge.retrieve(intent.latest_charge, expand=["balance_transaction", "refunds", "customer"])
    expect(charge.balance_transaction.amount, 1500)
    expect(charge.refunds.data, [])
    expect(charge.customer.object, "customer")
    made["intent"], made["charge"] = intent, charge
    refused(lambda: stripe.PaymentIntent.capture(intent.id), 400, "payment_intent_unexpected_state")


@step
def a_part_is_captured():
    expect(stripe.PaymentIntent.capture(held(), amount_to_capture=600).amount_received, 600)


@step
def a_hold_is_released():
    canceled = stripe.PaymentIntent.cancel(held(), cancellation_reason="fraudulent")
    expect((canceled.status, canceled.amount_received), ("canceled", 0))


@step
def a_declined_card_leaves_no_money():
    session = gift()
    expect(control(action="pay", session=session.id, card="4000000000000002")["status"], "declined")
    session = stripe.checkout.Session.retrieve(session.id, expand=["payment_intent"])
    expect(session.payment_intent.last_payment_error.decline_code, "generic_decline")


@step
def lists_are_paged_through():
    ids = [intent.id for intent in stripe.PaymentIntent.list(limit=2).auto_paging_iter()]
    expect(len(ids), len(set(ids)))
    if len(ids) < 4:
        raise AssertionError("expected the intents of all gifts, got %d" % len(ids))


@step
def every_kind_is_listed_by_time():
    since = made["session"].created - 1
    for kind in (
        stripe.BalanceTransaction,
        stripe.Charge,
        stripe.checkout.Session,
        stripe.Customer,
        stripe.Event,
        stripe.PaymentIntent,
    ):
        if not kind.list(created={"gte": since}, limit=1).data:
            raise AssertionError("%s: none since the first" % kind.__name__)
        expect(kind.list(created={"lt": since}).data, [])


@step
def customers_and_their_methods_are_read():
    customer = stripe.Customer.retrieve(made["charge"].customer.id)
    expect(customer.email, "jenny.rosen@example.com")
    expect([each.id for each in stripe.Charge.list(customer=customer.id).data], [made["charge"].id])
    expect(stripe.PaymentMethod.retrieve(made["intent"].payment_method).type, "card")


@step
def the_balance_is_the_sum_of_its_transactions():
    net = sum(each.net for each in stripe.BalanceTransaction.list(limit=100).auto_paging_iter())
    balance = stripe.Balance.retrieve()
    expect(sum(part.amount for part in balance.pending + balance.available), net)
    expect([each.source for each in stripe.BalanceTransaction.list(type="charge", limit=1).data], [newest_charge()])


def newest_charge():
    return next(charge.id for charge in stripe.Charge.list(limit=100).data if charge.captured)


@step
def events_are_filtered_by_type_and_by_delivery():
    kinds = {event.type for event in stripe.Event.list(type="charge.*", limit=100).auto_paging_iter()}
    if not kinds or not all(kind.startswith("charge.") for kind in kinds):
        raise AssertionError("charge.*: %r" % kinds)
    listed = stripe.Event.list(types=["payment_intent.succeeded", "payment_intent.canceled"])
    expect({event.type for event in listed.data}, {"payment_intent.succeeded", "payment_intent.canceled"})
    expect(stripe.Event.list(delivery_success=False).data, [])
    if not stripe.Event.list(delivery_success=True, limit=1).data:
        raise AssertionError("delivery_success=True: none")
    event = stripe.Event.retrieve(listed.data[0].id)
    expect(event.data.object.object, "payment_intent")


@step
def events_are_forgotten_after_thirty_days():
    event = stripe.Event.list(limit=1).data[0]
    control(action="clock", advanceSeconds=31 * 24 * 3600)
    refused(lambda: stripe.Event.retrieve(event.id), 404, "resource_missing")
    control(action="clock-reset")


@step
def refusals_have_their_status_and_code():
    refused(lambda: stripe.PaymentIntent.retrieve("pi_none"), 404, "resource_missing")
    refused(lambda: stripe.PaymentIntent.list(starting_after="pi_none"), 400, "resource_missing")
    refused(lambda: stripe.Charge.list(limit=101), 400)
    refused(lambda: stripe.Charge.list(colour="red"), 400, "parameter_unknown")
    refused(lambda: stripe.Charge.retrieve(made["charge"].id, expand=["colour"]), 400)
    refused(lambda: stripe.Charge.list(api_key="sk_test_other"), 401)


@step
def faults_are_what_the_library_says():
    control(action="fault", on="GET /v1/charges", kind="429")
    refused(stripe.Charge.list, 429)
    control(action="fault", on="GET /v1/charges", kind="502")
    refused(stripe.Charge.list, 502)
    control(action="fault", on="GET /v1/charges", kind="cut-before")
    try:
        stripe.Charge.list()
        raise AssertionError("expected a cut connection")
    except stripe.error.APIConnectionError:
        pass
    stripe.Charge.list()


def main():
    is_whole = True
    for function in STEPS:
        try:
            function()
            print(json.dumps({"step": function.__name__, "outcome": "ok"}), flush=True)
        except Exception as error:  # Whatever it is, it is what the step came to.
            is_whole = False
            detail = "%s: %s" % (type(error).__name__, error)
            print(json.dumps({"step": function.__name__, "outcome": "failed", "detail": detail}), flush=True)
    return 0 if is_whole else 1


sys.exit(main())
