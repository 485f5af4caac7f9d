/** Whether the device has a way of its own to pass links on. */
export const canPassOn = (): boolean => 'share' in navigator

/** Offers that way. A person who thinks better of it, or a device that refuses, has failed at nothing that need be said. */
export function passOn(link: string, title: string): void {
  // Some browsers throw where others refuse.
  void (async () => navigator.share({ title, url: link }))().catch(() => undefined)
}
