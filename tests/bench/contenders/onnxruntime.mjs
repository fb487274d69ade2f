// onnxruntime.mjs — ONNX Runtime Web's wasm (MLAS) on one thread: a session whose model is one operator with its weights.
import { modelOf } from '../../oracle/onnxruntime/model.mjs';
import { layerData } from '../data.mjs';

/**
 * @param {string} [wasmFolder]  the address of the folder of its wasm files, where they are not beside its module
 * @returns {Promise<import('./contender.mjs').Contender>}
 */
export async function load(wasmFolder) {
  const ort = wasmFolder ? await import('onnxruntime-web/wasm') : await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  if (wasmFolder) ort.env.wasm.wasmPaths = wasmFolder;
  return {
    name: 'ORT-web',
    version: ort.env.versions.web,
    async prepare(workload) {
      if (workload.kind === 'training') return null;
      const { input, weight, stride, padding, dilation, groups } = workload;
      const { x, w } = layerData(workload);
      const attributes = {
        strides: [stride, stride],
        dilations: [dilation, dilation],
        pads: [padding, padding, padding, padding],
        group: groups,
      };
      const model = modelOf('Conv', { x: input }, ['y'], attributes, { w: { shape: weight, data: w } });
      // 4: only what is fatal is logged.
      const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'], logSeverityLevel: 4 });
      const resident = { x: new ort.Tensor('float32', x, input) };
      return {
        isAsync: true,
        // It takes values in and gives values out, whatever the form.
        run: () => session.run(workload.form === 'values' ? { x: new ort.Tensor('float32', x, input) } : resident),
        values: async () => (await session.run(resident)).y.data,
        dispose: () => session.release(),
      };
    },
  };
}
