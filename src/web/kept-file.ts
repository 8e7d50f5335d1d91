import { type Html, html } from '../kit/html.ts'
import { details } from './components/details.ts'

/** What a browser draws or plays of the kinds that are kept. */
const shows = (fileType: string | null): 'picture' | 'voice' | null => {
  if (fileType?.startsWith('image/')) return 'picture'
  return fileType?.startsWith('audio/') ? 'voice' : null
}

/** A kept file that was checked, and where it is handed out. */
type Shown = { readonly fileType: string | null; readonly href: string; readonly name: string; readonly see?: Html }

/** A picture to look at, once somebody asks for it, or a voice to listen to; null for what is only saved. */
export function keptFile({ fileType, href, name, see = html`See the picture` }: Shown): Html | null {
  switch (shows(fileType)) {
    case 'picture':
      return details({
        ...{ summaryHtml: see, classes: 'gw-kept' },
        html: html`<a href="${href}"><img class="gw-kept__picture" src="${href}" alt="${name}" width="200" loading="lazy"></a>`,
      })
    case 'voice':
      return html`<audio class="gw-kept__voice" controls preload="none" src="${href}" aria-label="${name}"></audio>`
    default:
      return null
  }
}
