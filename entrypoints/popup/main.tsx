import '../../components/base.css';
import './popup.css';
import { showPage } from '../../components/page.tsx';
import { Review } from '../../components/review/review.tsx';

void showPage(() => <Review />);
