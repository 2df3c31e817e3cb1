/**
 * The day of the document that the names come from: JupiterOne's page "Creating User and Account API Keys". The pages
 * from 2021-12 to 2023-01 and the live one list the same names; that of 2023-05-23 lists none.
 */
export const vocabularyDate = '2022-05-10';

/** Every action that the documents list, without the wildcard, in their order. */
export const documentedActions = [
  'compliance:GetStandard',
  'compliance:GetSummary',
  'dashboard:View',
  'persister:GetEntityRawData',
  'persister:Synchronize',
  'query:GetAccountEntity',
  'query:ReadGraphData',
  'settings:GetSettings',
  'parameters:GetParameter',
  'parameters:GetParameterList',
  'parameters:SetParameter',
  'parameters:DeleteParameter',
] as const;

/** Every type of resource that the documents list; a resource is `type:id`. In their order. */
export const documentedResourceTypes = [
  'account',
  'api',
  'compliance-standard',
  'dashboard',
  'entity',
  'integration',
  'powerup',
  'settings-category',
  'parameter',
] as const;

/**
 * The properties that the pages on conditions and group query policies name, in the order of their examples: type and
 * class of an entity and of its integration, and the integration's instance.
 */
export const documentedFilterKeys = [
  '_type',
  '_class',
  '_integrationType',
  '_integrationClass',
  '_integrationInstanceId',
] as const;

/** Stands for all actions or all resources. */
export const wildcard = '*';

/** The names that a policy may use without a finding. */
export interface Vocabulary {
  /** Actions that the user added to the documented ones. */
  readonly addedActions: readonly string[];
  /** Resource types that the user added to the documented ones. */
  readonly addedResourceTypes: readonly string[];
}

/** The documents' own names alone. */
export const documentedVocabulary: Vocabulary = { addedActions: [], addedResourceTypes: [] };
