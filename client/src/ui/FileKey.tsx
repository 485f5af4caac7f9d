import type { ComponentChildren } from 'preact'

interface FileKeyProps {
  /** As the `accept` of a file input. */
  readonly accept: string
  onFile(file: File): void
  readonly test: string
  /** Further classes. */
  readonly look?: string
  readonly children: ComponentChildren
}

/** A key that asks for a file of this device. */
export const FileKey = ({ accept, onFile, test, look = '', children }: FileKeyProps) => (
  <label class={`file ${look}`}>
    {children}
    <input
      class="unseen"
      type="file"
      accept={accept}
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0]
        if (file) onFile(file)
      }}
      data-test={test}
    />
  </label>
)
