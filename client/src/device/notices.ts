import { serviceWorkers } from './serviceWorkers.ts'

/** Permission to show notices; undefined where this browser has none to give. */
function permission(): NotificationPermission | undefined {
  try {
    return 'Notification' in globalThis ? Notification.permission : undefined
  } catch {
    return undefined
  }
}

/** Browsers of phones show notices by a service worker only. */
async function worker(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    return await serviceWorkers()?.getRegistration()
  } catch {
    return undefined
  }
}

/** Notices are allowed on this device. */
export const mayNotify = (): boolean => permission() === 'granted'

/** Whether a notice could be shown here, once allowed: by a service worker, or by the page where it needs none. */
export async function canNotify(): Promise<boolean> {
  if (permission() === undefined) return false
  return (await worker()) !== undefined || !isPhone()
}

const isPhone = (): boolean => globalThis.matchMedia?.('(pointer: coarse)').matches ?? false

/** Asks for the permission to show notices; resolves with whether they are allowed. */
export async function askToNotify(): Promise<boolean> {
  try {
    return (await Notification.requestPermission()) === 'granted'
  } catch {
    return false
  }
}

/** Shows a notice where that is allowed; it replaces the last one with the same tag. Resolves with whether it is shown. */
export async function notify(title: string, notice: { readonly body: string; readonly tag: string }): Promise<boolean> {
  if (!mayNotify()) return false
  try {
    const registration = await worker()
    if (registration === undefined) new Notification(title, notice)
    else await registration.showNotification(title, notice)
    return true
  } catch {
    return false
  }
}

/** Where a push service reaches this device. */
export interface PushSubscriptionOfDevice {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/** Whether this browser can be reached by push: those of phones only once the game is on the home screen. */
export async function canPush(): Promise<boolean> {
  try {
    return 'PushManager' in globalThis && (await worker()) !== undefined && permission() !== 'denied'
  } catch {
    return false
  }
}

/** Has the browser's push service reach this device for the server with this key; undefined where it does not. */
export async function subscribeToPush(serverKey: string): Promise<PushSubscriptionOfDevice | undefined> {
  try {
    const registration = await worker()
    if (registration === undefined || !(await askToNotify())) return undefined
    const before = await registration.pushManager.getSubscription()
    const key = before?.options.applicationServerKey
    if (before && key && base64Url(key) !== serverKey) await before.unsubscribe()
    const how = { userVisibleOnly: true, applicationServerKey: serverKey }
    const { endpoint, keys } = (await registration.pushManager.subscribe(how)).toJSON()
    const { p256dh, auth } = keys ?? {}
    return endpoint && p256dh && auth ? { endpoint, keys: { p256dh, auth } } : undefined
  } catch {
    return undefined
  }
}

const base64Url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
