// correlate 实验的文字。
/** @type {{ [K in keyof typeof import('../en/correlate.js').correlate]: import('../translator.js').Text }} */
export const correlate = {};
