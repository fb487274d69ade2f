// Text of the learn lab.
export const learn = {};
