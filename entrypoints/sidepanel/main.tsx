import '../../components/base.css';
import '../popup/popup.css';
import { showPage } from '../../components/page.tsx';
import { Panel } from '../../components/review/panel.tsx';

document.documentElement.dataset.surface = 'panel';
void showPage(() => <Panel />);
