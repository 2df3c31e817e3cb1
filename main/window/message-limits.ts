/** The most characters of one message from the window: the longest policy with every character escaped, and room. */
export const maximumWindowMessageLength = 32 * 1024 * 1024;
