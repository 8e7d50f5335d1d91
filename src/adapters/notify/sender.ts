import type { MessageChannel } from '../../domain/message.ts'

/** A message as it leaves us: worded, framed, for one address. */
export type Outgoing = {
  /** What is told, once: the same reference is the same message. */
  readonly reference: string
  readonly channel: MessageChannel
  readonly address: string
  readonly language: string
  readonly subject: string | null
  /** Plain text. */
  readonly body: string
  readonly attachment: { readonly name: string; readonly type: string; readonly content: string } | null
  /** Where a POST or a person stops this kind of message; null where none is due. */
  readonly unsubscribeUrl: string | null
  /** Where an answer by e-mail goes; null: to whoever e-mails are from. */
  readonly replyTo: string | null
  /** On WhatsApp: the approved template alone, with this name in it. Null: words of our own are taken. */
  readonly templateName: string | null
}

export type Sent = { readonly providerId: string }

/** Whoever takes a message off our hands. Resolves once they have taken it; otherwise throws NotSent. */
export type Sender = {
  readonly name: string
  readonly send: (message: Outgoing) => Promise<Sent>
  /** Asks whether a message with this reference was taken; absent where they cannot tell. */
  readonly find?: (reference: string, channel: Outgoing['channel']) => Promise<Sent | null>
  readonly close?: () => Promise<void>
}

/**
 * Why a message was not taken. `later`: certainly not, and it is worth trying again. `never`: certainly not, and never
 * will be as it is. `unknown`: the reply was lost, so it may have been.
 */
export class NotSent extends Error {
  override name = 'NotSent'
  readonly outlook: 'later' | 'never' | 'unknown'
  constructor(outlook: 'later' | 'never' | 'unknown', message: string) {
    super(message)
    this.outlook = outlook
  }
}

/** The ways messages go out; null where none is set up, and such messages wait. */
export type Senders = Readonly<Record<MessageChannel, Sender | null>>
