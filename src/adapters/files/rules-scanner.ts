import { pdfTrouble } from './pdf.ts'
import { CLEAN, type Scanner, type Verdict } from './scanner.ts'
import { readZip, ZipRefused } from './zip.ts'

/** The harmless file by which scanners are tried (eicar.org), in two halves so that this one is not taken for it. */
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))
const DEEPEST = 3

/** Parts of an office document that run something, hold another file, or fetch one from elsewhere. */
const HARMFUL_PARTS =
  /vbaProject|vbaData|\/embeddings\/|\/activeX\/|^Basic\/|^Scripts\/|\.(?:exe|dll|js|vbs|bat|cmd|scr|jar|hta|lnk|ps1)$/i
const FROM_ELSEWHERE =
  /Type="[^"]*\/(?:attachedTemplate|oleObject|frame|subDocument)"[^>]*TargetMode="External"|TargetMode="External"[^>]*Type="[^"]*\/(?:attachedTemplate|oleObject|frame|subDocument)"/i
const MACROS = /application\/vnd\.ms-[a-z]+\.[a-zA-Z.]*macroEnabled/i

/**
 * A scanner of rules alone, for where there is no other: it knows the test virus, bombs, programs, macros, and whatever
 * in a document starts something by itself. It knows no viruses; a council sets CLAMD for that.
 */
export const rulesScanner: Scanner = async (bytes) => scanned(bytes, 0)

const found = (what: string): Verdict => ({ verdict: 'found', what })

function scanned(bytes: Buffer, depth: number): Verdict {
  if (bytes.includes(EICAR)) return found('test virus')
  const start = bytes.toString('latin1', 0, 8)
  if (/^(?:MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe)/.test(start)) return found('program')
  if (start.startsWith('PK\x03\x04')) return inArchive(bytes, depth)
  if (start.startsWith('%PDF-')) {
    const trouble = pdfTrouble(bytes)
    return trouble ? found(trouble) : CLEAN
  }
  if (start.startsWith('{\\rtf') && /\\(?:object|objdata|objocx|ddeauto)\b/i.test(bytes.toString('latin1'))) {
    return found('another file within')
  }
  return CLEAN
}

function inArchive(bytes: Buffer, depth: number): Verdict {
  if (depth >= DEEPEST) return found('archives within archives')
  try {
    for (const { name, bytes: content } of readZip(bytes)) {
      if (HARMFUL_PARTS.test(name)) return found('macro or another file within')
      const text = /\.(?:rels|xml)$/i.test(name) ? content.toString('latin1') : ''
      if (FROM_ELSEWHERE.test(text) || MACROS.test(text)) return found('macro or something from elsewhere')
      const within = scanned(content, depth + 1)
      if (within.verdict !== 'clean') return within
    }
    return CLEAN
  } catch (error) {
    if (error instanceof ZipRefused) return found(error.bomb ? 'bomb' : 'archive that cannot be read')
    throw error
  }
}
