/** What became of the attempts to run text: how each was refused (null: it was not), and which of the texts ran. */
export interface Attempts {
  readonly refused: Readonly<Record<string, string | null>>;
  readonly ran: readonly string[];
}

/**
 * Tries in a page to run text as a script in every way that a page has. Runs in the page: it uses nothing from outside.
 */
export async function waysOfRunning(origin: string): Promise<Attempts> {
  const patience = 4000;
  const ran: string[] = [];
  Object.assign(globalThis, { __ran: (name: string) => ran.push(name) });
  const reports: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    reports.push(effectiveDirective);
  });
  const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
  // What the debugger evaluates may evaluate text itself, until its first turn is over.
  await pause();

  /** Calls a method or sets a property of whatever has it, as a script without types would. */
  const call = (of: object, name: string, ...given: readonly unknown[]): unknown =>
    Reflect.apply(Reflect.get(of, name) as (...all: unknown[]) => unknown, of, given);
  const set = (of: object, name: string, value: unknown): void => {
    Reflect.set(of, name, value);
    if (Reflect.get(of, name) !== value) throw new TypeError('not set');
  };
  const added = (name: string): HTMLElement => document.body.appendChild(document.createElement(name));
  const blob = (text: string): string => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const data = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;
  const start = (worker: 'Worker' | 'SharedWorker', url: string): unknown =>
    Reflect.construct(Reflect.get(globalThis, worker) as new (address: string) => unknown, [url]);
  const image = (text: string): string => `<img src="x:" onerror="${text}">`;
  const markup = (put: (html: string) => unknown) => (text: string) => put(image(text));
  const load = Reflect.get(globalThis, '__import') as (url: string) => Promise<unknown>;
  const wasm = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

  const ways: Readonly<Record<string, (text: string) => unknown>> = {
    eval: (text) => call(globalThis, 'eval', text),
    'new Function': (text) => (Reflect.construct(Function, [text]) as () => unknown)(),
    'Function of a function': (text) => (call(pause, 'constructor', text) as () => unknown)(),
    setTimeout: (text) => call(globalThis, 'setTimeout', text),
    setInterval: (text) => call(globalThis, 'setInterval', text),
    WebAssembly: async () => await WebAssembly.compile(wasm),
    'text of a script': (text) => set(added('script'), 'text', text),
    'text content of a script': (text) => set(added('script'), 'textContent', text),
    'node in a script': (text) => {
      const script = document.createElement('script');
      script.append(text);
      document.body.append(script);
    },
    'address of a script': () => set(added('script'), 'src', `${origin}/script.js`),
    'address of a script in data': (text) => set(added('script'), 'src', data(text)),
    'address of a script in a blob': (text) => set(added('script'), 'src', blob(text)),
    'embedded page': () => Reflect.set(added('embed'), 'src', `${origin}/page`),
    'page as an object': () => Reflect.set(added('object'), 'data', `${origin}/page`),
    'import of another origin': () => load(`${origin}/module.js`),
    'import of data': (text) => load(data(text)),
    'import of a blob': (text) => load(blob(text)),
    'worker of data': (text) => start('Worker', data(text)),
    'worker of a blob': (text) => start('Worker', blob(text)),
    'shared worker of a blob': (text) => start('SharedWorker', blob(text)),
    handler: (text) => {
      const button = added('button');
      button.setAttribute('onclick', text);
      button.click();
    },
    innerHTML: markup((html) => set(added('div'), 'innerHTML', html)),
    outerHTML: markup((html) => Reflect.set(added('div'), 'outerHTML', html)),
    insertAdjacentHTML: markup((html) => call(added('div'), 'insertAdjacentHTML', 'beforeend', html)),
    'document.write': markup((html) => call(document, 'write', html)),
    DOMParser: markup((html) => call(new DOMParser(), 'parseFromString', html, 'text/html')),
    createContextualFragment: markup((html) =>
      added('div').append(call(document.createRange(), 'createContextualFragment', html) as Node),
    ),
    setHTMLUnsafe: markup((html) => call(added('div'), 'setHTMLUnsafe', html)),
    srcdoc: (text) => set(added('iframe'), 'srcdoc', `<script>parent.${text}</script>`),
    'javascript link': (text) => {
      const link = added('a');
      link.setAttribute('href', `javascript:${text}`);
      link.click();
    },
    'javascript frame': (text) => added('iframe').setAttribute('src', `javascript:parent.${text}`),
    'another Trusted Types policy': () =>
      call(Reflect.get(globalThis, 'trustedTypes') as object, 'createPolicy', 'mine', {}),
  };

  const refused: Record<string, string | null> = {};
  for (const [name, attempt] of Object.entries(ways)) {
    const before = reports.length;
    const until = performance.now() + patience;
    const thrown = await (async () => await attempt(`__ran('${name}')`))().then(
      () => null,
      (error: unknown) => String(error),
    );
    const how = (): string | null => thrown ?? reports[before] ?? null;
    while (how() === null && performance.now() < until) await pause();
    refused[name] = how();
    // A report of this attempt must not stand for the next.
    for (let turn = 0; turn < 5; turn += 1) await pause();
  }
  return { refused, ran };
}
