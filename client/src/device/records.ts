const NAME = 'balance'
const STORE = 'records'

/** Records by match in a database of the browser, which holds more than its other stores; none where it is forbidden. */
function open(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(NAME, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
      request.onblocked = () => resolve(undefined)
    } catch {
      resolve(undefined)
    }
  })
}

async function act<Result>(
  mode: IDBTransactionMode,
  task: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | undefined> {
  const database = await open()
  if (database === undefined) return undefined
  return await new Promise((resolve) => {
    const close = (result: Result | undefined) => {
      database.close()
      resolve(result)
    }
    try {
      const transaction = database.transaction(STORE, mode)
      const request = task(transaction.objectStore(STORE))
      transaction.oncomplete = () => close(request.result)
      transaction.onabort = () => close(undefined)
    } catch {
      close(undefined)
    }
  })
}

/** The record of a match that this device has kept; undefined when there is none. */
export const keptRecord = async (match: string): Promise<string | undefined> => {
  const found = await act<unknown>('readonly', (store) => store.get(match))
  return typeof found === 'string' ? found : undefined
}

/** Keeps the record of a match; where the device has no room, none. */
export const keepRecord = (match: string, text: string) => act('readwrite', (store) => store.put(text, match))

/** Forgets the record of a match. */
export const forgetRecord = (match: string) => act('readwrite', (store) => store.delete(match))
