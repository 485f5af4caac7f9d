import webPush from 'web-push'

const NOTE = 'push keys'

/** The pair of keys by which push services know this server; both base64url. */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** Texts that the server keeps for itself. */
export interface KeptNotes {
  /** Keeps a text under a name that has none; resolves with what is kept there, of whichever server was first. */
  keepFirst(name: string, text: string): Promise<string>
}

/** The server's keys: made once, and never anew, because browsers are bound to them. */
export async function pushKeys(notes: KeptNotes): Promise<PushKeys> {
  return JSON.parse(await notes.keepFirst(NOTE, JSON.stringify(webPush.generateVAPIDKeys())))
}
