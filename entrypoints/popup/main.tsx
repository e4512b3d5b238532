import '../../components/base.css';
import './popup.css';
import { fitPopup } from '../../components/fit.ts';
import { showPage } from '../../components/page.tsx';
import { Review } from '../../components/review/review.tsx';

// A window of its own names its tab or draft in the address; the toolbar's popup names nothing.
document.documentElement.dataset.surface = location.search ? 'window' : 'popup';
fitPopup();
void showPage(() => <Review />);
