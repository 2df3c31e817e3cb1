/** The sentence that every report for people ends with. */
export const claim = 'This agrees with our reading of the documents; not checked against JupiterOne.';
