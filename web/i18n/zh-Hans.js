// The Simplified Chinese text, joined from one file a topic.
import { common } from './zh-Hans/common.js';
import { correlate } from './zh-Hans/correlate.js';
import { learn } from './zh-Hans/learn.js';
import { learnClinic } from './zh-Hans/learn-clinic.js';
import { learnGradient } from './zh-Hans/learn-gradient.js';
import { learnLong } from './zh-Hans/learn-long.js';
import { learnRate } from './zh-Hans/learn-rate.js';
import { learnSurface } from './zh-Hans/learn-surface.js';
import { learnTake } from './zh-Hans/learn-take.js';
import { learnTask } from './zh-Hans/learn-task.js';
import { learnTour } from './zh-Hans/learn-tour.js';
import { learnTwins } from './zh-Hans/learn-twins.js';
import { receptive } from './zh-Hans/receptive.js';

export const zhHans = {
  ...common,
  ...correlate,
  ...learn,
  ...learnClinic,
  ...learnGradient,
  ...learnLong,
  ...learnRate,
  ...learnSurface,
  ...learnTake,
  ...learnTask,
  ...learnTour,
  ...learnTwins,
  ...receptive,
};
