// The Simplified Chinese text, joined from one file a topic.
import { channels } from './zh-Hans/channels.js';
import { common } from './zh-Hans/common.js';
import { correlate } from './zh-Hans/correlate.js';
import { figureExport } from './zh-Hans/figure-export.js';
import { glossary } from './zh-Hans/glossary.js';
import { images } from './zh-Hans/images.js';
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
import { stamp } from './zh-Hans/stamp.js';
import { transpose } from './zh-Hans/transpose.js';
import { windowTools } from './zh-Hans/window-tools.js';

export const zhHans = {
  ...channels,
  ...common,
  ...correlate,
  ...figureExport,
  ...glossary,
  ...images,
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
  ...stamp,
  ...transpose,
  ...windowTools,
};
