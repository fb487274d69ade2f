// receptive 实验的文字。
/** @type {{ [K in keyof typeof import('../en/receptive.js').receptive]: import('../translator.js').Text }} */
export const receptive = {};
