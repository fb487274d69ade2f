// Text of the bug clinic: the mistakes of the wild, their signs, and why they do what they do.
export const learnClinic = {
  'learn.view.clinic': 'Bug clinic',
  'learn.clinic': 'Bug clinic, case {number}',
  'learn.clinic.lead':
    'Two learners begin at the same start with plain gradient descent. The first is exact. In the program of the second, one thing is wrong. Take single steps with the buttons above, compare what each step changes (ΔW, Δb), and find the mistake.',
  'learn.clinic.exact': 'the exact learner',
  'learn.clinic.suspect': 'the learner with a mistake',
  'learn.clinic.start': 'No step is taken yet.',
  'learn.clinic.over': '(diverged; its last finite state)',
  'learn.clinic.losses': 'The losses that both print',
  'learn.clinic.question': 'What is wrong?',
  'learn.clinic.right': 'Right.',
  'learn.clinic.wrong': 'Not this one.',
  'learn.clinic.next': 'Next case',
  'learn.clinic.accumulate': 'The gradient is never reset',
  'learn.clinic.scale': 'Mean and sum of squares are mixed up',
  'learn.clinic.turned': 'The gradient is turned by 180°',
  'learn.clinic.bias': 'The bias gets no gradient',
  'learn.clinic.rate': 'The learning rate is too large',
  'learn.clinic.accumulate.why':
    'Without zero_grad() every gradient is added to all earlier ones. The first step is right, from the second on the steps are too long, and they go on past the lowest point: the loss swings and does not settle.',
  'learn.clinic.scale.why':
    'The mean divides the gradient by the number of residuals. A learning rate that fits the sum is that many times too small for the mean, and one that fits the mean that many times too large for the sum. The printed losses differ by this number from the first step on.',
  'learn.clinic.turned.why':
    '∂L/∂W is X correlated with the residual. Convolved with it instead, the numbers of ΔW come out in the opposite order: every one is pushed by what belongs to its opposite.',
  'learn.clinic.bias.why':
    'Δb is 0 at every step. The weights do what they can to make up for the wrong bias, and the loss stays above its least value.',
  'learn.clinic.rate.why':
    'The steps have the right direction but are too long: the learning rate lies 30 % beyond the limit 2/λmax, every step lands farther away, and the loss grows.',
  'learn.clinic.accumulate.sign':
    'If the gradient were never reset, the first step would be exact, and only the later ones wrong.',
  'learn.clinic.scale.sign':
    'If mean and sum were mixed up, the very first printed loss would already differ from the exact one, by the number of residuals.',
  'learn.clinic.turned.sign':
    'If the gradient were turned, the first ΔW would hold the exact numbers in the opposite order.',
  'learn.clinic.bias.sign': 'If the bias got no gradient, Δb would be exactly 0 at every step.',
  'learn.clinic.rate.sign':
    'If the learning rate were too large, the first ΔW and Δb would all be the exact ones times one number, and the loss would grow.',
  'learn.clinic.position': {
    one: 'After {count} step:',
    other: 'After {count} steps (the clinic follows the first 200):',
  },
};
