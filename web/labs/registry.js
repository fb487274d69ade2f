// Which element shows which lab, and how it is fetched when it is first needed. One row a lab.

/** @type {Record<import('../state/schema.js').LabId, { tag: string, load: () => Promise<unknown> }>} */
export const labs = {
  correlate: { tag: 'correlate-lab', load: () => import('./correlate/correlate-lab.js') },
  convolve: { tag: 'convolve-lab', load: () => import('./convolve/convolve-lab.js') },
  images: { tag: 'images-lab', load: () => import('./images/images-lab.js') },
  channels: { tag: 'channels-lab', load: () => import('./channels/channels-lab.js') },
  transpose: { tag: 'transpose-lab', load: () => import('./transpose/transpose-lab.js') },
  learn: { tag: 'learn-lab', load: () => import('./learn/learn-lab.js') },
  receptive: { tag: 'receptive-lab', load: () => import('./receptive/receptive-lab.js') },
};
