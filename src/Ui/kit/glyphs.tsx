import type { ComponentChildren } from 'preact';

const facets: Record<string, () => ComponentChildren> = {
  mark: () => (
    <>
      <path d="M12 1.5 20.8 6.5 12 12Z" fill="var(--fjord)" opacity=".5" />
      <path d="M20.8 6.5v11L12 12Z" fill="var(--fjord)" opacity=".8" />
      <path d="m20.8 17.5-8.8 5V12Z" fill="var(--fjord)" />
      <path d="M12 22.5 3.2 17.5 12 12Z" fill="var(--fjord)" opacity=".72" />
      <path d="M3.2 17.5v-11L12 12Z" fill="var(--fjord)" opacity=".42" />
      <path d="M3.2 6.5 12 1.5V12Z" fill="var(--berry)" />
    </>
  ),
  dashboard: () => (
    <g fill="var(--app-dashboard)">
      <rect x="2" y="2" width="11.5" height="13.5" rx="3" />
      <rect x="15" y="2" width="7" height="8.5" rx="2.5" opacity=".45" />
      <rect x="2" y="17" width="11.5" height="5" rx="2.3" opacity=".45" />
      <rect x="15" y="12" width="7" height="10" rx="2.5" opacity=".72" />
    </g>
  ),
  notes: () => (
    <>
      <path
        d="M5.5 2h13A3.5 3.5 0 0 1 22 5.5V14l-8 8H5.5A3.5 3.5 0 0 1 2 18.5v-13A3.5 3.5 0 0 1 5.5 2Z"
        fill="var(--app-notes)"
      />
      <path d="M22 14h-5.2A2.8 2.8 0 0 0 14 16.8V22Z" fill="var(--surface)" opacity=".62" />
      <path d="M6.5 8h10M6.5 12h5.5" stroke="var(--surface)" stroke-width="1.9" stroke-linecap="round" />
    </>
  ),
  documents: () => (
    <>
      <rect x="8" y="2" width="14" height="17" rx="3.2" fill="var(--app-documents)" opacity=".45" />
      <rect x="2" y="5" width="14.5" height="17" rx="3.2" fill="var(--app-documents)" />
      <path d="M5.7 10.5h7M5.7 14h7M5.7 17.5h4" stroke="var(--surface)" stroke-width="1.8" stroke-linecap="round" />
    </>
  ),
  conferences: () => (
    <g fill="var(--app-conferences)">
      <rect x="2" y="5" width="13.5" height="14" rx="3.6" />
      <path d="m17 11 3.4-2.6a1 1 0 0 1 1.6.8v5.6a1 1 0 0 1-1.6.8L17 13Z" opacity=".5" />
    </g>
  ),
};

/** What a file is, by the end of its name. */
export type FileKind = 'text' | 'sheet' | 'slides' | 'pdf' | 'image' | 'other';

const kinds: readonly (readonly [FileKind, RegExp])[] = [
  ['text', /\.(docx?|odt|rtf|txt|md)$/i],
  ['sheet', /\.(xlsx?|ods|csv)$/i],
  ['slides', /\.(pptx?|odp)$/i],
  ['pdf', /\.pdf$/i],
  ['image', /\.(png|jpe?g|gif|webp|svg|bmp)$/i],
];

export function fileKind(name: string): FileKind {
  return kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}

const kindLines: Record<FileKind, string> = {
  text: 'M7.5 11h9M7.5 14.5h9M7.5 18h5.5',
  sheet: 'M7.5 11h9v7.5h-9ZM7.5 14.7h9M11.5 11v7.5',
  slides: 'M7.5 11h9v6h-9ZM12 17v2.2',
  pdf: 'M8 18c2-1.5 4-6.5 3.6-8.3-.3-1.1-1.2 0-.6 1.8.8 2.4 2.7 4.3 5.2 4.3 1.6 0-.6-1.6-4 .1',
  image: 'm7.5 17.5 3-3.6 2.2 2.4 1.6-1.6 2.4 2.8M9.6 10.6h.01',
  other: 'M9 13h6M9 16.5h3.5',
};

interface GlyphProps {
  /** Edge in px. */
  size?: number;
}

/** The two-facet picture of an app; an app without one gets the mark of the house. */
export function AppGlyph(props: GlyphProps & { app: string }) {
  const { size = 24 } = props;
  return (
    <svg
      class="glyph"
      width={size}
      height={size}
      style={{ inlineSize: `${size}px`, blockSize: `${size}px` }}
      viewBox="0 0 24 24"
      fill="none"
      aria-hidden="true"
    >
      {(facets[props.app] ?? facets.mark)?.()}
    </svg>
  );
}

/** The picture of a kind of file. */
export function FileGlyph(props: GlyphProps & { name: string }) {
  const { size = 22 } = props;
  const kind = fileKind(props.name);
  const colour = kind === 'other' ? 'var(--ink-3)' : `var(--kind-${kind})`;
  return (
    <svg
      class="glyph"
      style={{ inlineSize: `${size}px`, blockSize: `${size}px` }}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path
        d="M4 3.2A2.2 2.2 0 0 1 6.2 1H14l6 6v13.8a2.2 2.2 0 0 1-2.2 2.2H6.2A2.2 2.2 0 0 1 4 20.8Z"
        fill={colour}
        opacity=".2"
      />
      <path d="M14 1l6 6h-4a2 2 0 0 1-2-2Z" fill={colour} opacity=".7" />
      <path
        d={kindLines[kind]}
        fill="none"
        stroke={colour}
        stroke-width="1.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** The hue of an app, for the thread under its name and the head of its tile. */
export function appHue(app: string): string {
  return Object.hasOwn(facets, app) && app !== 'mark' ? `var(--app-${app})` : 'var(--app-admin)';
}
