/** The code with which the browser host closes the socket of a window when another window has the program. */
export const takenOverCloseCode = 4001;
