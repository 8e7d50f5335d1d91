export type Measured = {
  readonly mean: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Answers a second. */
  readonly rate: number
}

/** Asks everything once to warm up, unless that is done, then again `rounds` times, `atOnce` at a time; times in milliseconds. */
export async function measure<T>(
  questions: readonly T[],
  ask: (question: T) => Promise<unknown> | unknown,
  { atOnce, rounds, warm }: { readonly atOnce: number; readonly rounds: number; readonly warm?: boolean },
): Promise<Measured> {
  if (!warm) await run(questions, ask, atOnce)
  const times: number[] = []
  const began = performance.now()
  for (let round = 0; round < rounds; round++) times.push(...(await run(questions, ask, atOnce)))
  const seconds = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  return { mean, p50: at(0.5), p95: at(0.95), p99: at(0.99), rate: times.length / seconds }
}

async function run<T>(questions: readonly T[], ask: (question: T) => Promise<unknown> | unknown, atOnce: number) {
  const times: number[] = []
  let next = 0
  const worker = async () => {
    while (next < questions.length) {
      const question = questions[next++]!
      const began = performance.now()
      await ask(question)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return times
}

export const milliseconds = (time: number): string => (time < 10 ? time.toFixed(2) : time.toFixed(1))

/** Writes rows as a table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}
