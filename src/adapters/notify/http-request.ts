import { NotSent } from './sender.ts'

/** A provider that has not answered by then is taken for lost; milliseconds. */
const PATIENCE_MS = 20_000

export type Reply = { readonly status: number; readonly body: unknown }

/** Asks a provider and returns its status and JSON. Throws NotSent where no answer came, saying whether it may have been heard. */
export async function patientFetch(
  url: string,
  request: {
    readonly method?: string
    readonly headers: Record<string, string>
    readonly body?: string | URLSearchParams
  },
): Promise<Reply> {
  try {
    const reply = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
    const text = await reply.text()
    return { status: reply.status, body: asJson(text) }
  } catch (error) {
    throw new NotSent(neverHeard(error) ? 'later' : 'unknown', 'no answer came')
  }
}

/** Nobody listened, or the name is not known: then nothing was heard either. */
function neverHeard(error: unknown): boolean {
  const code = (error as { cause?: { code?: string } }).cause?.code ?? ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH'].includes(code)
}

/** Too many, or trouble on their side, passes; a refused key is mended by us; everything else stays wrong. */
export function notSentByStatus(status: number, reason: string): NotSent {
  const passes = status >= 500 || [401, 403, 408, 425, 429].includes(status)
  return new NotSent(passes ? 'later' : 'never', `${status} ${reason}`.trim())
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
