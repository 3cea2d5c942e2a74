/**
 * Tells the page around a frame of ours how high its content is, where that page asks for it in the frame's address: `#fit`, or
 * WordPress's `#?secret=…`. Without it the height holds that the page has stated.
 */
(() => {
  const asked = /^#(?:fit|\?secret=(\w+))$/.exec(window.location.hash);
  if (asked === null || window.parent === window) return;
  const secret = asked[1];
  // Only a number, and the address of a link that was pressed: whoever the page is may have them ('*').
  const tell = (message, value) => window.parent.postMessage({ message, value, secret }, '*');
  const root = document.documentElement;
  const tellHeight = () => tell('height', Math.ceil(root.getBoundingClientRect().height));

  root.dataset.fitted = '';
  // At once: browsers put off what is observed in a frame that nobody sees yet.
  tellHeight();
  new ResizeObserver(tellHeight).observe(root);
  // WordPress says when its script is there, and believes nothing without the secret.
  window.addEventListener('message', ({ source, data }) => {
    if (source === window.parent && data?.message === 'ready') tellHeight();
  });

  // WordPress lets no link lead out of the frame; its page goes there when it is told.
  if (secret === undefined) return;
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    tell('link', link.href);
  });
})();
