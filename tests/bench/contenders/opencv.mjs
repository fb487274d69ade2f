// opencv.mjs — OpenCV.js: filter2D, which correlates one channel and lets the kernel hang over the edges.
// Named here and not in `load`: a module that is a promise cannot come out of import() in a bundle.
import opencv from '@techstark/opencv-js';
import { layerData } from '../data.mjs';
import { outputShape } from '../geometry.mjs';

/** @returns {Promise<import('./contender.mjs').Contender>} */
export async function load() {
  const cv = await opencv;
  return {
    name: 'OpenCV.js',
    version: /OpenCV (\d+\.\d+\.\d+)/.exec(cv.getBuildInformation())?.[1] ?? '',
    prepare(workload) {
      if (workload.kind === 'training') return null;
      const { input, weight, stride, padding, dilation, form } = workload;
      const [batch, channels, height, width] = input;
      const [outputs, , kernelHeight, kernelWidth] = weight;
      const isFilter = batch * channels * outputs === 1 && stride === 1 && dilation === 1 && padding === 0;
      if (!isFilter) return null;
      const { x, w } = layerData(workload);
      const source = new cv.Mat(height, width, cv.CV_32F);
      const kernel = new cv.Mat(kernelHeight, kernelWidth, cv.CV_32F);
      const result = new cv.Mat(height, width, cv.CV_32F);
      const corner = new cv.Point(0, 0);
      source.data32F.set(x);
      kernel.data32F.set(w);
      // Anchored at the corner, the valid outputs are the first rows and columns.
      const filter = () => cv.filter2D(source, result, cv.CV_32F, kernel, corner, 0, cv.BORDER_CONSTANT);
      const fromValues = () => {
        source.data32F.set(x);
        filter();
        return result.data32F.slice();
      };
      return {
        run: form === 'values' ? fromValues : filter,
        values() {
          const all = fromValues();
          const [, , rows, columns] = outputShape(workload);
          return Float32Array.from({ length: rows * columns }, (_, at) => {
            return all[Math.floor(at / columns) * width + (at % columns)];
          });
        },
        dispose: () => [source, kernel, result].forEach((item) => item.delete()),
      };
    },
  };
}
