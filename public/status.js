/** Checks again on a donation that is on its way, so that nobody has to reload; the page works the same without. */
(() => {
  // Most checks end within seconds; after some minutes a reload by hand is the cheaper way for everybody.
  const pausesMs = [2000, 2000, 3000, 4000, 6000, 8000, 12000, 20000, 30000, 30000, 60000, 60000, 60000];
  let checks = 0;

  const isPassing = () => document.querySelector('#donation[data-passing]') !== null;

  function plan() {
    const pauseMs = pausesMs[checks];
    if (pauseMs === undefined || !isPassing()) return;
    checks += 1;
    window.setTimeout(() => void check(), pauseMs);
  }

  async function check() {
    if (document.visibilityState === 'hidden') {
      document.addEventListener('visibilitychange', () => void check(), { once: true });
      return;
    }
    try {
      const response = await fetch(window.location.href, { cache: 'no-store' });
      if (response.ok) show(new DOMParser().parseFromString(await response.text(), 'text/html'));
    } catch {
      // Offline or restarting: the next check may do better, and the link on the page always works.
    }
    plan();
  }

  function show(page) {
    const before = document.getElementById('donation');
    const after = page.getElementById('donation');
    if (!before || !after || before.innerHTML === after.innerHTML) return;
    document.title = page.title;
    const hadFocus = before.contains(document.activeElement);
    before.replaceWith(document.adoptNode(after));
    const heading = after.querySelector('h1');
    document.getElementById('donation-news').textContent = heading.textContent;
    if (hadFocus) {
      heading.tabIndex = -1;
      heading.focus();
    }
  }

  plan();
})();
