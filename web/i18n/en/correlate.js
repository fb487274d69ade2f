// Text of the correlate lab.
export const correlate = {};
