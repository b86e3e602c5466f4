/// The one stylesheet, served at `/assets/vestibule.css`.
///
/// A tenant's colours come after it from its own `brand.css`, as `--brand` and `--on-brand` on `:root`.
/// They are used only as a filled area with its own text colour: text, links and focus rings keep colours
/// whose contrast is known, so that no tenant's choice can make a page unreadable.
enum Stylesheet {
    static let text = #"""
        :root {
          color-scheme: light dark;
          --brand: #17565c;
          --on-brand: #ffffff;
          --ground: #f2f4f3;
          --surface: #ffffff;
          --sunken: #f5f7f6;
          --text: #1a2226;
          --quiet: #56626a;
          --line: #dbe1e0;
          --field-line: #6c7a82;
          --link: #0d5c73;
          --focus: #0a66c2;
          --good: #1b6e43;
          --good-ground: #e7f4ec;
          --wait: #805600;
          --wait-ground: #fbf1da;
          --bad: #a3231c;
          --bad-ground: #fdeeec;
          --on-bad: #ffffff;
          --rim: transparent;
          --shadow: 0 1px 2px rgb(16 32 36 / 6%), 0 12px 32px -12px rgb(16 32 36 / 14%);
        }

        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #111516;
            --surface: #1b2022;
            --sunken: #23292b;
            --text: #e8eceb;
            --quiet: #a9b4b6;
            --line: #343c3f;
            --field-line: #87949a;
            --link: #7fd0e0;
            --focus: #8fc4ff;
            --good: #86d6a6;
            --good-ground: #1c3227;
            --wait: #f0c976;
            --wait-ground: #352b17;
            --bad: #ffb1a8;
            --bad-ground: #3d201e;
            --on-bad: #2a0c0a;
            --rim: rgb(255 255 255 / 34%);
            --shadow: none;
          }
        }

        *, *::before, *::after { box-sizing: border-box; }

        html {
          font-size: 100%;
          -webkit-text-size-adjust: 100%;
          text-size-adjust: 100%;
        }

        body {
          margin: 0;
          min-block-size: 100vh;
          min-block-size: 100svh;
          padding-block: clamp(0rem, 8vh, 5rem) 2rem;
          background: var(--ground);
          color: var(--text);
          font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
          font-size: 1rem;
          line-height: 1.55;
          overflow-wrap: break-word;
        }

        body:lang(ja) {
          font-family: system-ui, -apple-system, "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans JP",
            "Noto Sans CJK JP", sans-serif;
          line-height: 1.7;
          line-break: strict;
        }
        h1:lang(ja), h2:lang(ja) { line-height: 1.4; word-break: auto-phrase; }

        /* the card */

        .card {
          max-inline-size: 30rem;
          margin-inline: auto;
          background: var(--surface);
          border: 1px solid var(--line);
          border-block-start: 4px solid var(--brand);
          border-radius: 12px;
          box-shadow: var(--shadow);
        }

        .masthead {
          display: flex;
          flex-wrap: wrap;
          align-items: center;
          gap: .5rem .75rem;
          padding: 1.25rem 2.25rem;
          border-block-end: 1px solid var(--line);
        }
        .logo {
          display: block;
          max-block-size: 2.25rem;
          max-inline-size: 11rem;
          object-fit: contain;
        }
        .monogram {
          display: grid;
          place-items: center;
          flex: none;
          inline-size: 2rem;
          block-size: 2rem;
          border-radius: 8px;
          border: 1px solid var(--rim);
          background: var(--brand);
          color: var(--on-brand);
          font-weight: 600;
          line-height: 1;
        }
        .tenant { flex: 1 1 6rem; font-weight: 600; line-height: 1.35; overflow-wrap: anywhere; }
        .access { margin-inline-start: auto; color: var(--quiet); font-size: .875rem; }
        .access:first-child { margin-inline-start: 0; }

        main { padding: 2rem 2.25rem 2.25rem; }

        footer {
          max-inline-size: 30rem;
          margin-inline: auto;
          padding: 1.25rem 2.25rem 0;
          color: var(--quiet);
          font-size: .875rem;
          overflow-wrap: anywhere;
        }
        footer p { margin: 0; }

        /* text */

        h1 {
          margin: 0 0 .75rem;
          font-size: 1.625rem;
          font-weight: 650;
          line-height: 1.25;
          letter-spacing: -.011em;
          text-wrap: balance;
          overflow-wrap: anywhere;
          hyphens: auto;
          hyphenate-limit-chars: 14 6 6;
        }
        h2 { margin: 0 0 .375rem; font-size: 1.0625rem; font-weight: 650; line-height: 1.4; }
        p { margin: 0 0 1rem; text-wrap: pretty; }
        strong { font-weight: 650; overflow-wrap: anywhere; }
        .lead { margin-block-end: 1.5rem; font-size: 1.0625rem; }
        .quiet { margin: 1.5rem 0 0; color: var(--quiet); font-size: .9375rem; }
        a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: from-font; }
        a:hover { text-decoration-thickness: 2px; }

        .facts { margin: 0 0 1.5rem; border-block-end: 1px solid var(--line); }
        .facts > div {
          display: grid;
          grid-template-columns: minmax(5.5rem, 7.5rem) 1fr;
          gap: .125rem 1rem;
          padding-block: .75rem;
          border-block-start: 1px solid var(--line);
        }
        .facts dt { color: var(--quiet); font-size: .9375rem; }
        .facts dd { margin: 0; min-inline-size: 0; font-weight: 500; overflow-wrap: anywhere; }
        .detail { display: block; color: var(--quiet); font-size: .9375rem; font-weight: 400; }

        .ways { margin: 0 0 1.5rem; padding: 0; border-block-end: 1px solid var(--line); list-style: none; }
        .ways li { border-block-start: 1px solid var(--line); }
        .ways a { display: block; padding-block: .75rem; font-weight: 500; overflow-wrap: anywhere; }
        form + h2 { margin-block-start: 2rem; }

        .message {
          margin: 0 0 1.5rem;
          padding: 1rem 1.25rem;
          border-inline-start: 3px solid var(--field-line);
          border-start-end-radius: 8px;
          border-end-end-radius: 8px;
          background: var(--sunken);
        }
        .message figcaption { margin-block-end: .25rem; color: var(--quiet); font-size: .875rem; }
        .message blockquote { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }

        .picture { display: block; inline-size: 13rem; max-inline-size: 100%; border-radius: 8px; }
        .key { overflow-wrap: anywhere; user-select: all; }
        .recovery { margin: 0 0 1.5rem; padding-inline-start: 2rem; columns: 11rem 2; }
        .recovery li { padding-block: .125rem; }

        .reference {
          margin: 1.5rem 0 0;
          padding-block-start: 1rem;
          border-block-start: 1px solid var(--line);
          color: var(--quiet);
          font-size: .9375rem;
        }
        .reference code { color: var(--text); overflow-wrap: anywhere; user-select: all; }
        code { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace; font-size: 1em; }

        /* the passcode */

        .word {
          margin-block-end: 1.5rem;
          padding: 1rem 1.25rem;
          border: 1px solid var(--line);
          border-radius: 8px;
          background: var(--sunken);
        }
        .word p { margin: 0; }
        .word-label, .word-hint { color: var(--quiet); font-size: .9375rem; }
        .word .word-value { margin-block: .125rem .375rem; font-size: 1.5rem; font-weight: 650; line-height: 1.3; }

        .standing {
          position: relative;
          margin: -.75rem 0 1.5rem;
          padding-inline-start: 1.25rem;
          color: var(--quiet);
          font-size: .9375rem;
        }
        .standing::before {
          content: "";
          position: absolute;
          inset-inline-start: .125rem;
          inset-block-start: .45em;
          inline-size: .625rem;
          block-size: .625rem;
          border: 2px solid var(--wait);
          border-radius: 50%;
        }
        .standing-good::before { border-color: var(--good); background: var(--good); }
        .standing-bad::before { border-color: var(--bad); background: var(--bad); border-radius: 2px; }
        .standing-bad { color: var(--bad); }

        .problem {
          margin: 0 0 1.5rem;
          padding: .875rem 1.125rem;
          border: 1px solid var(--bad);
          border-inline-start-width: 5px;
          border-radius: 8px;
          background: var(--bad-ground);
          color: var(--bad);
          font-weight: 550;
        }

        .warning {
          margin: 0 0 1.5rem;
          padding: .875rem 1.125rem;
          border: 1px solid var(--wait);
          border-inline-start-width: 5px;
          border-radius: 8px;
          background: var(--wait-ground);
          font-weight: 550;
        }

        .more { margin-block-start: 2rem; padding-block-start: 1.5rem; border-block-start: 1px solid var(--line); }
        .more p { color: var(--quiet); font-size: .9375rem; }
        form ~ .aside, .actions + .aside, .more + .aside { margin-block-start: 1.25rem; }
        .problem + .more { margin-block-start: 0; padding-block-start: 0; border-block-start: 0; }

        .terms {
          max-block-size: 60vh;
          margin: 0 0 1.5rem;
          padding: .5rem 1.125rem;
          overflow-y: auto;
          overflow-wrap: anywhere;
          border: 1px solid var(--line);
          border-radius: 8px;
        }
        .terms h1, .terms h2, .terms h3 { font-size: 1.125rem; }
        .terms img { display: none; }
        label:has(> input[type=checkbox]) { display: flex; gap: .625rem; align-items: center; }
        input[type=checkbox] { inline-size: 1.5rem; block-size: 1.5rem; flex: none; }

        /* fields and buttons */

        label { display: block; font-weight: 600; }
        .hint { margin: .125rem 0 .5rem; color: var(--quiet); font-size: .9375rem; }
        input, textarea {
          display: block;
          inline-size: 100%;
          min-block-size: 3rem;
          margin-block-end: 1.25rem;
          padding: .5rem .875rem;
          border: 1px solid var(--field-line);
          border-radius: 8px;
          background: var(--surface);
          color: inherit;
          font: inherit;
          font-size: 1.0625rem;
        }
        input[type="hidden"] { display: none; }
        textarea { min-block-size: 6rem; line-height: 1.5; resize: vertical; }
        input[aria-invalid], textarea[aria-invalid] { border: 2px solid var(--bad); }
        input.code {
          font-size: clamp(1.25rem, 7vw, 1.625rem);
          font-variant-numeric: tabular-nums;
          letter-spacing: .16em;
        }

        .choice { margin-block-end: 2.5rem; }
        .actions { display: flex; flex-wrap: wrap; gap: .75rem; }
        form ~ form, section:not(.more) > form { margin-top: .75rem; }
        button, .button {
          flex: 1 1 auto;
          min-block-size: 3rem;
          padding: .625rem 1.5rem;
          border: 1px solid var(--rim);
          border-radius: 8px;
          background: var(--brand);
          color: var(--on-brand);
          font: inherit;
          font-weight: 600;
          line-height: 1.35;
          text-align: center;
          text-decoration: none;
          overflow-wrap: anywhere;
          cursor: pointer;
        }
        .button { display: grid; place-items: center; }
        button:hover, .button:hover { box-shadow: inset 0 0 0 100vmax rgb(0 0 0 / 12%); text-decoration: none; }
        button:active, .button:active { box-shadow: inset 0 0 0 100vmax rgb(0 0 0 / 22%); }
        button.second, .button.second { border-color: var(--field-line); background: transparent; color: var(--text); }
        button.second:hover, .button.second:hover { box-shadow: inset 0 0 0 100vmax rgb(128 140 144 / 16%); }
        button.grave { background: var(--bad); color: var(--on-bad); }

        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
        input:focus-visible, textarea:focus-visible { outline-offset: 1px; }

        /* how it ended */

        .mark {
          display: grid;
          place-items: center;
          inline-size: 3rem;
          block-size: 3rem;
          margin-block-end: 1.25rem;
          border-radius: 50%;
        }
        .mark::before, .mark::after { grid-area: 1 / 1; }
        .mark::before { content: ""; }
        .mark-good { background: var(--good-ground); }
        .mark-good::before {
          inline-size: .75rem;
          block-size: 1.25rem;
          border: solid var(--good);
          border-width: 0 .1875rem .1875rem 0;
          transform: translateY(-.125rem) rotate(45deg);
        }
        .mark-wait { background: var(--wait-ground); }
        .mark-wait::before {
          inline-size: 1.625rem;
          block-size: 1.625rem;
          border: .1875rem solid var(--wait);
          border-radius: 50%;
        }
        .mark-wait::after {
          content: "";
          inline-size: .40625rem;
          block-size: .5rem;
          border: solid var(--wait);
          border-width: 0 0 .1875rem .1875rem;
          transform: translate(.109375rem, -.15625rem);
        }
        .mark-stop { background: var(--bad-ground); }
        .mark-stop::before {
          inline-size: 1.25rem;
          block-size: .25rem;
          border-radius: 2px;
          background: var(--bad);
        }

        @media (prefers-reduced-motion: no-preference) {
          button, .button { transition: box-shadow .12s ease-out; }
        }

        @media (max-width: 34rem) {
          body { padding-block-start: 0; background: var(--surface); }
          .card { border-inline: 0; border-radius: 0; border-block-end: 0; box-shadow: none; }
          .masthead { padding: 1rem 1.25rem; }
          main { padding: 1.5rem 1.25rem 2rem; }
          footer { padding: 1.25rem 1.25rem 0; border-block-start: 1px solid var(--line); }
          h1 { font-size: 1.5rem; }
          .actions { flex-direction: column; }
        }

        @media (max-width: 24rem) {
          .facts > div { grid-template-columns: 1fr; }
        }

        @media (prefers-color-scheme: dark) {
          .logo { padding: .375rem .625rem; border-radius: 6px; background: #ffffff; box-sizing: content-box; }
        }

        @media (forced-colors: active) {
          button, .button, .monogram { border-color: ButtonText; }
          .mark { display: none; }
        }

        @media print {
          body { padding: 0; background: none; color: #000000; }
          .card { max-inline-size: none; border: 0; box-shadow: none; }
          form, .more { display: none; }
        }
        """#
}
