/// The stylesheet of the sandbox's pages, served at `/sandbox.css`.
enum SandboxStylesheet {
    static let text = """
        :root {
          color-scheme: light dark;
          --ground: #f2f4f3; --surface: #ffffff; --text: #1a2226; --quiet: #56626a;
          --line: #dbe1e0; --link: #0d5c73; --brand: #17565c; --on-brand: #ffffff;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #111516; --surface: #1b2022; --text: #e8eceb; --quiet: #a9b4b6;
            --line: #343c3f; --link: #7fd0e0; --brand: #7fd0e0; --on-brand: #10262b;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; padding: 2rem 1rem; background: var(--ground); color: var(--text);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
          overflow-wrap: anywhere;
        }
        main, footer { max-width: 56rem; margin-inline: auto; }
        main { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1.5rem; }
        footer { padding: 1rem 0; color: var(--quiet); font-size: .875rem; }
        h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.3; }
        h2 { margin: 1.75rem 0 .5rem; font-size: 1.0625rem; }
        a { color: var(--link); }
        a:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        nav { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin-bottom: 1rem; }
        nav form { margin: 0 0 0 auto; }
        button, .button {
          display: inline-block; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 6px;
          background: transparent; color: var(--text); font: inherit; text-decoration: none; cursor: pointer;
        }
        .button { background: var(--brand); border-color: var(--brand); color: var(--on-brand); font-weight: 600; }
        .quiet { color: var(--quiet); }
        .letters { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
        .letters a { display: block; padding: .75rem .25rem; border-bottom: 1px solid var(--line); text-decoration: none; }
        .letters a:hover .subject { text-decoration: underline; }
        .subject { display: block; font-weight: 600; }
        .letters .quiet { font-size: .875rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1rem; margin: 0 0 1rem; }
        dt { color: var(--quiet); }
        dd { margin: 0; }
        iframe { width: 100%; height: 42rem; border: 1px solid var(--line); border-radius: 6px; background: #ffffff; }
        pre {
          margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: 6px;
          white-space: pre-wrap; font-size: .875rem; line-height: 1.5;
        }
        input {
          min-width: 0; flex: 1 1 16rem; padding: .5rem .75rem; border: 1px solid var(--quiet); border-radius: 6px;
          background: var(--surface); color: var(--text); font: inherit;
        }
        input:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; }
        .typed, .turns { display: flex; flex-wrap: wrap; gap: .5rem; }
        .typed label { flex-basis: 100%; font-weight: 600; }
        .people { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
        .people li { min-width: 0; }
        .people.letters { gap: 0; }
        .people.letters li { padding: .625rem 0; border-bottom: 1px solid var(--line); }
        .people button { width: 100%; padding: .625rem .875rem; text-align: start; }
        .people button:hover { border-color: var(--link); }
        .people .subject { display: inline; margin-inline-end: .375rem; }
        .people .note { display: block; font-size: .875rem; }
        .problem { padding: .75rem 1rem; border-inline-start: 4px solid #b3261e; background: var(--ground); }
        code { font-size: .9em; }
        summary { cursor: pointer; margin-top: 1.5rem; }
        @media (max-width: 36rem) { dl { display: block; } dd { margin-bottom: .5rem; } }
        """
}
