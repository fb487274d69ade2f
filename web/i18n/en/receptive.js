// Text of the receptive lab.
export const receptive = {};
