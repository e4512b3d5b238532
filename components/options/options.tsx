import { t } from '../../lib/i18n/index.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { Logo } from '../kit/logo.tsx';
import { lazy } from '../review/lazy.tsx';
import { useAccounts } from '../review/use-accounts.ts';
import { AccountsSection } from './accounts-section.tsx';
import styles from './options.module.css';
import { useRoute } from './use-route.ts';

const FieldPaths = lazy(() => import('./field-paths.tsx'));
const History = lazy(() => import('./history.tsx'));
const Security = lazy(() => import('./security.tsx'));
const General = lazy(() => import('./general.tsx'));
const Help = lazy(() => import('./help.tsx'));

const places: readonly { id: string; label: string; icon: IconName }[] = [
  { id: 'accounts', label: 'Accounts', icon: 'account' },
  { id: 'paths', label: 'Field paths', icon: 'path' },
  { id: 'history', label: 'History', icon: 'clock' },
  { id: 'security', label: 'Security', icon: 'lock' },
  { id: 'general', label: 'Language and region', icon: 'globe' },
  { id: 'help', label: 'Help', icon: 'help' },
];

/** The options page: its places on the left, one of them shown. */
export function Options() {
  const route = useRoute();
  const accounts = useAccounts();
  const place = route[0] === 'start' || !route[0] ? 'accounts' : route[0];
  return (
    <div class={styles.page}>
      <nav class={styles.nav} aria-label={t('Settings')}>
        <p class={styles.brand}>
          <Logo />
          Lead Handoff
        </p>
        <ul>
          {places.map(({ id, label, icon }) => (
            <li key={id}>
              <a class={styles.place} href={`#/${id}`} aria-current={id === place ? 'page' : undefined}>
                <Icon name={icon} />
                {t(label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main class={styles.main}>
        {place === 'accounts' && (
          <AccountsSection hold={accounts} route={route.slice(1)} first={route[0] === 'start'} />
        )}
        {place === 'paths' && <FieldPaths hold={accounts} accountId={route[1] ?? ''} />}
        {place === 'history' && <History hold={accounts} />}
        {place === 'security' && <Security hold={accounts} />}
        {place === 'general' && <General />}
        {place === 'help' && <Help />}
      </main>
    </div>
  );
}
