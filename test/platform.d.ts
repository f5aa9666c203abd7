/**
 * Tests and tools import the Worker's code beside the browser's types, whose SubtleCrypto hides the one method that
 * only workerd has.
 */
interface SubtleCrypto {
  timingSafeEqual(a: ArrayBuffer | ArrayBufferView, b: ArrayBuffer | ArrayBufferView): boolean;
}
