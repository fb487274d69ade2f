// tour-model.js — the notebook as a tour: its cells in order, each with the program and the state of the lab it speaks of; no DOM.
import { defaultsOf, labSchemas } from '../../state/schema.js';

/** @typedef {import('./learn-model.js').Settings} Settings */

/**
 * @typedef {object} Stop
 * @property {'window' | 'layer' | 'image' | 'edges' | 'transposed' | 'loop' | 'weight' | 'diverges' | 'without'} name
 * @property {string} code    what the notebook's cell does, in our own words of PyTorch
 * @property {Partial<Settings>} state  what differs from the notebook's run
 */

const edgeImage = labSchemas.learn.x.default;
const transposed = edgeImage[0].map((_, column) => edgeImage.map((row) => row[column]));

/** @type {Stop[]} */
export const STOPS = [
  {
    name: 'window',
    code: `def corr2d(X, K):
    h, w = K.shape
    rows, columns = X.shape[0] - h + 1, X.shape[1] - w + 1
    Y = torch.empty(rows, columns)
    for i in range(rows):
        for j in range(columns):
            Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
    return Y

X = torch.arange(9.).reshape(3, 3)
K = torch.arange(4.).reshape(2, 2)
corr2d(X, K)`,
    state: {
      x: [[0, 1, 2], [3, 4, 5], [6, 7, 8]], // prettier-ignore
      hidden: [[0, 1], [2, 3]], // prettier-ignore
      start: [[0, 1], [2, 3]], // prettier-ignore
      bias: false,
      at: [0, 0],
    },
  },
  {
    name: 'layer',
    code: `class Layer(torch.nn.Module):
    def __init__(self, size):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.rand(size))
        self.bias = torch.nn.Parameter(torch.zeros(1))

    def forward(self, X):
        return corr2d(X, self.weight) + self.bias`,
    state: {
      x: [[0, 1, 2], [3, 4, 5], [6, 7, 8]], // prettier-ignore
      hidden: [[0, 1], [2, 3]], // prettier-ignore
      start: [[0.5, 0.77], [0.09, 0.13]], // prettier-ignore
      startBias: 0,
      lr: 0.001,
      at: [0, 0],
    },
  },
  {
    name: 'image',
    code: `X = torch.ones(6, 8)
X[:, 2:6] = 0`,
    state: {},
  },
  {
    name: 'edges',
    code: `K = torch.tensor([[1., -1.]])
Y = corr2d(X, K)`,
    state: { at: [1, 1] },
  },
  {
    name: 'transposed',
    code: 'corr2d(X.T, K)',
    state: { x: transposed, at: [1, 1] },
  },
  {
    name: 'loop',
    code: `layer = torch.nn.Conv2d(1, 1, kernel_size=(1, 2))
X, Y = X.reshape(1, 1, 6, 8), Y.reshape(1, 1, 6, 7)

for step in range(1, 21):
    loss = ((layer(X) - Y) ** 2).sum()
    layer.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in layer.parameters():
            p -= 0.01 * p.grad
    if step % 5 == 0:
        print(step, loss.item())`,
    state: {},
  },
  {
    name: 'weight',
    code: 'layer.weight.reshape(1, 2), layer.bias',
    state: { step: 20 },
  },
  {
    name: 'diverges',
    code: 'p -= 0.03 * p.grad',
    state: { lr: 0.03, start: [[0.5, 0.5]], startBias: 0, step: 12, scale: 'log' },
  },
  {
    name: 'without',
    code: 'layer = torch.nn.Conv2d(1, 1, kernel_size=(1, 2), bias=False)',
    state: { lr: 0.03, bias: false, start: [[0, 0]], step: 11 },
  },
];

/**
 * The settings of a stop: the notebook's run but for what the stop changes; the reader's speed stays.
 * @param {number} number  from 1
 * @param {Settings} settings
 * @returns {Settings}
 */
export function settingsAt(number, { speed }) {
  return { ...defaultsOf(labSchemas.learn), ...STOPS[number - 1].state, speed, tour: number };
}
