// What a person would take instead of the window's editor: Monaco with all its features and its JSON language.
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/features/json/register';

globalThis.MonacoEnvironment = {
  getWorker: (_, label) =>
    label === 'json'
      ? new Worker(new URL('./json-worker.ts', import.meta.url), { type: 'module' })
      : new Worker(new URL('./editor-worker.ts', import.meta.url), { type: 'module' }),
};

const text = await (await fetch('./text')).text();
const container = document.getElementById('editor');
if (container !== null) monaco.editor.create(container, { value: text, language: 'json', fontSize: 13 });
