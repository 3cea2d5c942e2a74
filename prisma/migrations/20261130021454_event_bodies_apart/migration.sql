-- An event's row is written again when it is handed out and when it is done with. What Stripe said stands apart from it, as it came: 2.5 KB
-- that need not be written each time, nor compressed before an answer goes out.
ALTER TABLE "stripe_event" ALTER COLUMN "body" SET STORAGE EXTERNAL;
-- Room on each page for the second version of its rows: no index has to hear of an event that is handed out.
ALTER TABLE "stripe_event" SET (fillfactor = 60);
