/** Returns the first characters of a body that are not blank, and the whole body again. */
export async function startOf(
  body: AsyncIterable<Uint8Array>,
): Promise<{ readonly start: string; readonly body: AsyncIterable<Uint8Array> }> {
  const chunks = body[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let start = ''
  while (start === '') {
    const { done, value } = await chunks.next()
    if (done) break
    held.push(value)
    start = new TextDecoder().decode(Buffer.concat(held).subarray(0, 4096)).replace(/\0/g, '').trimStart()
  }
  async function* whole() {
    yield* held
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  return { start, body: whole() }
}
