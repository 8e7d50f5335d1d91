import type { FileStore } from '../adapters/files/file-store.ts'
import type { OpenIdSignIn } from '../adapters/openid/openid.ts'
import type { Permission, Viewer } from '../domain/permission.ts'
import type { Place } from '../domain/place.ts'
import type { PostcodeLookup } from '../domain/postcode.ts'
import type { Purpose } from '../domain/purpose.ts'
import type { Answer, BareAsk } from '../kit/http.ts'
import type { Db } from '../records/schema.ts'
import type { FormRules } from './form-limits.ts'

/** What a handler of this product is asked: who is looking, at which place, with which database. */
export type Ask = BareAsk & {
  readonly db: Db
  readonly viewer: Viewer
  /** The borough whose front door this is: by host name, else the first configured. */
  readonly place: Place
  readonly places: readonly Place[]
  /** How forms that anybody can send are guarded. */
  readonly formRules: FormRules
  /** Where files that people send are kept. */
  readonly fileStore: FileStore
  /** The council's own sign-in, by the name people know it by; absent where there is none. */
  readonly openId?: { readonly name: string; readonly signIn: OpenIdSignIn } | undefined
  /** Whether this is the made-up borough, with its people to sign in as. */
  readonly demo?: boolean
  /** Asks outside about a postcode that we do not know; absent where the council did not allow it. */
  readonly lookUpPostcode?: PostcodeLookup | undefined
  /** Whether WhatsApp is set up, and where answers by e-mail go; absent: neither. */
  readonly messaging?: { readonly whatsApp: boolean; readonly replyDomain: string | null } | undefined
}

export type Handler = (ask: Ask) => Answer | Promise<Answer>

/** What every route says besides its method and path. A missing permission does not compile. */
type Answering = {
  readonly may: Permission
  readonly handler: Handler
  /**
   * Why people's data is looked at here. The handler then works in one transaction that is kept before the answer goes
   * out, and in which the database shows what this viewer may see and nothing else; everywhere else it shows no person.
   */
  readonly people?: Purpose
}

/** A route says its method and path, who may use it, and what answers. */
export type Route =
  | ({ readonly get: string } & Answering)
  | ({
      readonly post: string
      /** Whether its form may come with a file. */
      readonly takesFiles?: true
    } & Answering)
