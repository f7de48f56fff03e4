import { noticeProps } from './props';

Component({
  props: noticeProps,
  methods: {
    onActionTap() {
      this.props.onAction();
    },
  },
});
