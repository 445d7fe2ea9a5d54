/** ONNX Runtime, which reports to nobody: what says so is loaded before it. */
import '../without-telemetry.ts';

export { InferenceSession, Tensor } from 'onnxruntime-node';
