/** Whether the device has a way of its own to pass links on. */
export const canPassOn = (): boolean => 'share' in navigator

/** Offers that way. A person who thinks better of it, or a device that refuses, has failed at nothing that need be said. */
export function passOn(link: string, title: string): void {
  // Some browsers throw where others refuse.
  void (async () => navigator.share({ title, url: link }))().catch(() => undefined)
}

/** Offers a picture with a sentence that way; resolves with false where the device passes no pictures on. */
export async function passOnPicture(picture: Blob, text: string): Promise<boolean> {
  const files = [new File([picture], 'delicate-balance.png', { type: picture.type })]
  if (!canPassOn() || !navigator.canShare?.({ files })) return false
  await navigator.share({ files, text }).catch(() => undefined)
  return true
}
