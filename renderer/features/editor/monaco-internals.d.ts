// What Monaco has but does not declare, cut to what the editor uses.
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController' {}

declare module 'monaco-editor/platform/configuration/common/configuration' {
  export const IConfigurationService: unique symbol;
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  import type { IConfigurationService } from 'monaco-editor/platform/configuration/common/configuration';

  export const StandaloneServices: {
    get(service: typeof IConfigurationService): { updateValue(key: string, value: unknown): Promise<void> };
  };
}
