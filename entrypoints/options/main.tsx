import '../../components/base.css';
import { Options } from '../../components/options/options.tsx';
import { showPage } from '../../components/page.tsx';

void showPage(() => <Options />);
