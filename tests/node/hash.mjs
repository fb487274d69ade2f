// hash.mjs — FNV-1a with 64 bits over the bytes of numbers, as tests/engine/hash.hpp has it; for Node and browsers alike.

/** The prime is 2⁴⁰ + this. */
const PRIME_LOWER = 0x1b3;

/** @see Fowler, Noll & Vo, draft-eastlake-fnv */
export class Hash {
  #upper = 0xcbf29ce4;
  #lower = 0x84222325;

  /** @param {ArrayBufferView} values  numbers, low byte first as on every machine that runs browsers */
  add({ buffer, byteOffset, byteLength }) {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    let upper = this.#upper;
    let lower = this.#lower;
    for (let i = 0; i < bytes.length; i++) {
      lower = (lower ^ bytes[i]) >>> 0;
      // (upper · 2³² + lower) · (2⁴⁰ + prime), modulo 2⁶⁴; no product reaches 2⁵³, so that >>> 0 is exact.
      const product = lower * PRIME_LOWER;
      upper = (upper * PRIME_LOWER + (product - (product >>> 0)) / 2 ** 32 + ((lower << 8) >>> 0)) >>> 0;
      lower = product >>> 0;
    }
    this.#upper = upper;
    this.#lower = lower;
  }

  /** 16 hexadecimal digits. */
  text() {
    return [this.#upper, this.#lower].map((word) => word.toString(16).padStart(8, '0')).join('');
  }
}
