/**
 * Tries in a page to reach another origin in every way that a page has. Gives for each way the directive of the
 * content security policy that refused it, or null where none did. Runs in the page: it
 * uses nothing from outside but `load`, which imports a module; Vitest would take an `import` here for one of its own.
 */
export async function waysOutside(origin: string): Promise<Readonly<Record<string, string | null>>> {
  const patience = 4000;
  const seen: { readonly uri: string; readonly directive: string }[] = [];
  document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
    seen.push({ uri: blockedURI, directive: effectiveDirective });
  });

  function put<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    set: (element: HTMLElementTagNameMap[Name]) => void,
  ): void {
    const element = document.createElement(name);
    set(element);
    document.body.append(element);
  }
  function link(relation: string, kind = '') {
    return (url: string) =>
      put('link', (element) => {
        element.rel = relation;
        if (kind !== '') element.as = kind;
        element.href = url;
      });
  }
  function form(method: 'get' | 'post', target: string) {
    return (url: string) =>
      put('form', (element) => {
        element.action = url;
        element.method = method;
        element.target = target;
        queueMicrotask(() => element.submit());
      });
  }

  const load = Reflect.get(globalThis, '__import') as (url: string) => Promise<unknown>;
  const ways: Readonly<Record<string, (url: string) => unknown>> = {
    fetch: (url) => fetch(url, { mode: 'no-cors' }),
    request: (url) => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.send('text');
    },
    beacon: (url) => navigator.sendBeacon(url, 'text'),
    events: (url) => new EventSource(url),
    socket: (url) => new WebSocket(url.replace('http', 'ws')),
    image: (url) => {
      new Image().src = url;
    },
    picture: (url) => put('img', (element) => (element.srcset = `${url} 2x`)),
    icon: (url) => put('input', (element) => Object.assign(element, { type: 'image', src: url })),
    background: (url) => put('div', (element) => (element.style.background = `url(${url})`)),
    stylesheet: link('stylesheet'),
    import: (url) => put('style', (element) => (element.textContent = `@import '${url}';`)),
    font: (url) => new FontFace('foreign', `url(${url})`).load(),
    audio: (url) => put('audio', (element) => (element.src = url)),
    video: (url) => put('video', (element) => (element.src = url)),
    poster: (url) => put('video', (element) => (element.poster = url)),
    frame: (url) => put('iframe', (element) => (element.src = url)),
    prefetch: link('prefetch'),
    preload: link('preload', 'image'),
    'module to come': link('modulepreload'),
    module: (url) => load(url),
    'form that reads': form('get', ''),
    'form that posts': form('post', ''),
    'form to a new window': form('post', '_blank'),
    'base of addresses': (url) => put('base', (element) => (element.href = url)),
  };

  const refused: Record<string, string | null> = {};
  for (const [name, attempt] of Object.entries(ways)) {
    const url = `${origin}/${name.replaceAll(' ', '-')}`;
    const before = seen.length;
    const until = performance.now() + patience;
    // Some ways fail of themselves, which says nothing about who refused them.
    void (async () => await attempt(url))().catch(() => null);
    // Of a page in a frame the report tells the origin alone, of a socket and a form not quite what was asked for.
    const found = () =>
      seen
        .slice(before)
        .find(({ uri }) => [url, origin].includes(uri.replace('ws', 'http').replace('?', '')));
    while (found() === undefined && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    refused[name] = found()?.directive ?? null;
  }
  return refused;
}
