/** Shows the frame of a fact-check in place of the link inside <unbought-embed>, which stays where no frame can be had. */
(() => {
  if (customElements.get('unbought-embed')) return;
  // Link and frame share one cell: before it is seen, the frame keeps the room that it will take.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host{display:grid}div,iframe{grid-area:1/1}iframe{border:0;width:100%}');
  const sandbox =
    'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

  class UnboughtEmbed extends HTMLElement {
    constructor() {
      super();
      this.place = this.attachShadow({ mode: 'open' });
      this.place.adoptedStyleSheets = [sheet];
      this.fallback = document.createElement('div');
      this.fallback.append(document.createElement('slot'));
      this.place.append(this.fallback);
      // A parser may put the link in after the element.
      this.place.addEventListener('slotchange', () => this.connectedCallback());
    }

    connectedCallback() {
      const link = this.querySelector('a');
      const [, origin, slug] = /^(https?:\/\/[^/]+)\/fact-checks\/([^/?#]+)/.exec(link?.href) ?? [];
      if (this.frame || !slug || !this.isConnected) return;
      const isAsk = this.getAttribute('kind') === 'ask';
      const frame = document.createElement('iframe');
      frame.title = link.textContent.trim();
      frame.sandbox = sandbox;
      const [narrowPx, widePx] = isAsk ? [840, 480] : [480, 300];
      const height = this.clientWidth < 704 ? narrowPx : widePx;
      frame.style.cssText = `visibility:hidden;height:${height}px`;
      this.frame = frame;
      this.origin = origin;
      this.place.append(frame);
      addEventListener('message', this);
      this.near = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          this.near.disconnect();
          frame.src = `${origin}/embed/${slug}${isAsk ? '' : '/card'}?site=${encodeURIComponent(location.origin)}#fit`;
          // A frame of ours tells its height before it has loaded; one that was refused loads too, and tells nothing.
          this.giveUpIn(10000);
          frame.addEventListener('load', () => this.giveUpIn(2000));
        },
        { rootMargin: '600px' },
      );
      this.near.observe(this);
    }

    disconnectedCallback() {
      removeEventListener('message', this);
      clearTimeout(this.timer);
      this.near?.disconnect();
      this.frame?.remove();
      this.frame = null;
      this.fallback.hidden = false;
    }

    giveUpIn(ms) {
      clearTimeout(this.timer);
      if (!this.fallback.hidden) this.timer = setTimeout(() => this.disconnectedCallback(), ms);
    }

    /** Nobody but this frame, while it is at the newsroom's origin, sets the height, and never one without end. */
    handleEvent({ data, origin, source }) {
      const isOurs = source === this.frame.contentWindow && origin === this.origin;
      if (!isOurs || data?.message !== 'height' || !(data.value > 0)) return;
      clearTimeout(this.timer);
      this.fallback.hidden = true;
      this.frame.style.cssText = `height:${Math.min(data.value, 4000)}px`;
    }
  }
  customElements.define('unbought-embed', UnboughtEmbed);
})();
