// Monaco's own worker: it finds look-alike and invisible characters off the main thread.
import 'monaco-editor/editor/editor.worker';
