// types/receptive-field.d.ts — nets as receptive fields need them, and what their units see.
import type { DtypeOption, OutOption, Padding, Pair } from './operations.js';
import type { Tensor, TensorLike, Writable } from './tensor.js';

/** Ids of nodes; the input is called 'input' unless a node with op 'input' names it otherwise. */
export type NodeId = string;

interface NodeBase {
  /** Default: '1', '2', … by position. */
  id?: NodeId;
  /** Ids of the nodes it reads. Absent in every node of a sequential net. */
  in?: readonly NodeId[];
}

interface WindowSettings {
  kernel: Pair;
  /** Default 1; pooling: the kernel. */
  stride?: Pair;
  /** Default 0. */
  padding?: Padding;
  /** Default 1. */
  dilation?: Pair;
}

export interface ConvNode extends NodeBase, WindowSettings {
  op: 'conv';
}

export interface ConvTransposeNode extends NodeBase, WindowSettings {
  op: 'convTranspose';
  /** Rows and columns added at the bottom and right. Default 0. */
  outputPadding?: Pair;
}

export interface PoolNode extends NodeBase, WindowSettings {
  op: 'maxpool' | 'avgpool';
  /** Whether a last window may reach past the padding, as in torch. Default false. */
  ceilMode?: boolean;
}

export interface PadNode extends NodeBase {
  op: 'pad';
  padding: Padding;
}

export interface UpsampleNode extends NodeBase {
  op: 'upsample';
  /** Every pixel becomes this many. */
  scale: Pair;
}

export interface PlainNode extends NodeBase {
  op: 'input' | 'add' | 'concat' | 'identity' | 'relu';
}

export type NetNode = ConvNode | ConvTransposeNode | PoolNode | PadNode | UpsampleNode | PlainNode;

/** A sequential net (no node has `in`) or a graph. */
export type Net = readonly NetNode[];

export interface InputSizeOption {
  /** Of the input, [h, w] or a number for both; without it no output size is known. */
  inputSize?: Pair;
}

export interface ReceptiveFieldOptions extends InputSizeOption {
  /** Make paths that disagree a RangeError 'unaligned'. Default false. */
  strict?: boolean;
}

export interface EffectiveReceptiveFieldOptions<Out extends Writable = Tensor> extends DtypeOption, OutOption<Out> {
  /** Of the input, [h, w] or a number for both. */
  inputSize: Pair;
  /** Kernels [h, w] of conv and convTranspose nodes. Those not given are all ones, or drawn from `seed`. */
  weights?: { readonly [id: NodeId]: TensorLike };
  /** Draws the kernels not given: normal with standard deviation 1, one stream for all, in the order of the net. */
  seed?: number;
}

/** The field of one node, relative to the input, each [vertical, horizontal] in input pixels. */
export interface ReceptiveFieldNode {
  id: NodeId;
  outputSize: [number, number] | null;
  /** How many pixels a unit sees, outside the input too; behind convTranspose and upsample the most that any unit sees. */
  size: [number, number];
  /** How far apart neighbouring units look; a fraction under convTranspose and upsample. */
  stride: [number, number];
  /**
   * Effective padding, (size − 1) / 2 − center: unit (0, 0) begins this far before the input. Null where a named padding
   * depends on an input size that is not given.
   */
  padding: [number, number] | null;
  /** Where the centre of unit (0, 0) lies; pixel centres lie on whole numbers. Null where `padding` is. */
  center: [number, number] | null;
  /** False if paths from the input differ in stride or centre; not judged where `center` is null. */
  aligned: boolean;
}

export interface ReceptiveField {
  nodes: ReceptiveFieldNode[];
  aligned: boolean;
  /** The nodes where paths disagree. */
  unaligned: NodeId[];
}

/** [top, left, bottom, right], inclusive. */
export type Box = [number, number, number, number];

/** What a unit sees of one node's map. */
export interface ReceptiveBox {
  id: NodeId;
  /** Over all paths; may reach outside the map. Null if no path reaches it: in the gaps a convTranspose can leave. */
  box: Box | null;
  /** The box cut to the map; null when nothing is left or the map's size is unknown. */
  clipped: Box | null;
}
