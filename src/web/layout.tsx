import type { Child } from 'hono/jsx';
import { linkHere, linkTo } from './address.ts';
import { AsOfControl, AsOfNotice } from './components/as-of.tsx';
import { Breadcrumbs, type Crumb } from './components/breadcrumbs.tsx';
import { BrandMark, MarkSprite } from './components/marks.tsx';
import { formatInstant } from './format.ts';
import { navigationOf } from './navigation.ts';
import { type Page, textsOf } from './page.ts';

export interface LayoutProps {
  readonly page: Page;
  /** Own title of the screen; the instance's name is added. */
  readonly title: string;
  /** One sentence for search engines and shared links. */
  readonly description: string;
  readonly crumbs?: readonly Crumb[];
  /** Set where figures of an instant are shown: offers the look back in time. */
  readonly timeTravel?: boolean;
  readonly children?: Child;
}

/** The frame of every page: head, masthead, breadcrumbs, main, footer. */
export function Layout(props: LayoutProps) {
  const { page, title, description, crumbs, timeTravel = false, children } = props;
  const t = textsOf(page.language).shell;
  return (
    <html lang={page.language}>
      <Head page={page} title={title} description={description} />
      <body>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <MarkSprite />
        <Masthead page={page} />
        <div class="wrap topline">
          <Breadcrumbs page={page} crumbs={crumbs ?? []} />
          {timeTravel && <AsOfControl page={page} />}
        </div>
        <main id="main" tabindex={-1} class="wrap">
          {page.asOf && <AsOfNotice page={page} />}
          {children}
        </main>
        <Footer page={page} />
      </body>
    </html>
  );
}

/** The document as text. hono/jsx writes no doctype of its own. */
export const renderPage = (body: ReturnType<typeof Layout>): string =>
  `<!doctype html>${String(body)}`;

function Head({ page, title, description }: { page: Page; title: string; description: string }) {
  const { css, js, icon, preload } = page.assets;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · ${page.instanceName}`}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#4c2170" />
      {preload.map((font) => (
        <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={font} />
      ))}
      <link rel="stylesheet" href={css} />
      <link rel="icon" type="image/svg+xml" href={icon} />
      <script type="module" src={js} />
    </head>
  );
}

function SimulatedBanner({ page }: { page: Page }) {
  const t = textsOf(page.language).shell;
  return (
    <p class="simulated">
      <strong>{t.simulated}.</strong> <span>{t.simulatedWhy}</span>
    </p>
  );
}

function Masthead({ page }: { page: Page }) {
  const t = textsOf(page.language).shell;
  return (
    <header class={page.viewer ? 'masthead at-work' : 'masthead'}>
      {page.demo && <SimulatedBanner page={page} />}
      <div class="wrap">
        <a class="brand" href={linkTo(page, '/')}>
          <BrandMark />
          <span class="brand-name">{page.instanceName}</span>
          <span class="brand-line">{t.productLine}</span>
        </a>
        <nav aria-label={t.mainNavigation}>
          <ul>
            {navigationOf(page).map(({ path, label, current }) => (
              <li>
                <a href={linkTo(page, path)} aria-current={current ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Account page={page} />
      </div>
    </header>
  );
}

function Account({ page }: { page: Page }) {
  const t = textsOf(page.language).shell;
  const other = page.language === 'vi' ? 'en' : 'vi';
  return (
    <div class="account">
      <a
        class="language"
        lang={other}
        hreflang={other}
        href={linkHere(page, { lang: other === 'en' ? 'en' : null })}
      >
        {t.otherLanguage}
      </a>
      {page.viewer ? (
        <form method="post" action="/sign-out">
          <input type="hidden" name="csrf" value={page.csrf ?? ''} />
          <a class="viewer" href={linkTo(page, '/account')} title={t.signedInAs(page.viewer.name)}>
            <span class="viewer-name">{page.viewer.name}</span>
            <span class="viewer-short">{textsOf(page.language).identity.accountShort}</span>
          </a>
          <button type="submit" class="quiet">
            {t.signOut}
          </button>
        </form>
      ) : (
        <a class="sign-in" href={linkTo(page, '/sign-in')}>
          {t.signIn}
        </a>
      )}
    </div>
  );
}

function Footer({ page }: { page: Page }) {
  const t = textsOf(page.language).shell;
  const when = formatInstant(page.recordedAt, page.language);
  return (
    <footer class="foot">
      <div class="wrap">
        <p>
          {page.release !== null && `${t.release(page.release)} · `}
          {t.recorded(when, page.revision)}
        </p>
        <p>{t.footer.legal}</p>
        <p>
          <a href="/api">{t.footer.openData}</a>
        </p>
      </div>
    </footer>
  );
}
