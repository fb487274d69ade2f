// learn 实验的文字。
/** @type {{ [K in keyof typeof import('../en/learn.js').learn]: import('../translator.js').Text }} */
export const learn = {};
