import { emptyStateProps } from './props';

Component({
  props: emptyStateProps,
  methods: {
    onActionTap() {
      this.props.onAction();
    },
  },
});
